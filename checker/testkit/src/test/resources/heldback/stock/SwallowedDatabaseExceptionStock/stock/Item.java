package stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Item {
  @Id private String sku;
  private int touched;

  protected Item() {}

  Item(String sku) {
    this.sku = sku;
  }

  void touch() {
    touched++;
  }

  boolean isFresh() {
    return touched == 0;
  }
}
