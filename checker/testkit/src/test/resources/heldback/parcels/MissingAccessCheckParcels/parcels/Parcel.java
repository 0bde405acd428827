package parcels;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
class Parcel {
  @Id private long id;
  private String ownerId;
  private boolean sent;

  void setSent(boolean sent) {
    this.sent = sent;
  }

  boolean isSent() {
    return sent;
  }

  String getOwnerId() {
    return ownerId;
  }
}

@Entity
class Country {
  @Id private String code;
}

interface ParcelRepository extends JpaRepository<Parcel, Long> {
  Optional<Parcel> findByIdAndOwnerId(long id, String ownerId);
}

interface CountryRepository extends JpaRepository<Country, String> {}
