package stock;

sealed interface Outcome {
  record Done(String sku) implements Outcome {}

  record Failed(String sku, Exception why) implements Outcome {}

  static Outcome of(String sku, Runnable work) {
    try {
      work.run();
      return new Done(sku);
      // OK: a failure value that carries the cause
    } catch (RuntimeException e) {
      return new Failed(sku, e);
    }
  }
}

class StoreException extends RuntimeException {
  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
