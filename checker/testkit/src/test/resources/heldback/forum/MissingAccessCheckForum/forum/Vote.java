package forum;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Vote {
  @Id private long post;

  protected Vote() {}

  Vote(long post) {
    this.post = post;
  }
}
