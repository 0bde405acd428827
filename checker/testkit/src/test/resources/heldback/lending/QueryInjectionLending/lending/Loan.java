package lending;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Loan {
  @Id private long id;
  private String title;
  private String due;

  public long getId() {
    return id;
  }

  public String getTitle() {
    return title;
  }

  public String getDue() {
    return due;
  }
}
