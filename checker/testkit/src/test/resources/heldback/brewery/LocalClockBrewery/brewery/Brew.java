package brewery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

@Entity
public class Brew {
  @Id private UUID id;
  private Date begun;
  private Date ended;
  private Instant tasted;

  protected Brew() {}

  Brew(UUID id) {
    this.id = id;
  }

  void setBegun(Date begun) {
    this.begun = begun;
  }

  Date begun() {
    return begun;
  }

  void setEnded(Date ended) {
    this.ended = ended;
  }

  Date ended() {
    return ended;
  }

  Instant tasted() {
    return tasted;
  }
}
