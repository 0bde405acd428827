package bank;

record Account(String iban, String pin, CustomerNumber number) {}

final class CustomerNumber {
  private final String customerId;

  CustomerNumber(String customerId) {
    this.customerId = customerId;
  }

  String raw() {
    return customerId;
  }

  @Override
  public String toString() {
    return "customer-***";
  }
}

final class Masks {
  private Masks() {}

  static String tail(String value) {
    int n = value.length();
    return n < 12 ? "****" : "****" + value.substring(n - 4);
  }
}
