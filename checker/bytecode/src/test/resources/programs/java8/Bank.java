import java.util.LinkedHashMap;
import java.util.Map;

public class Bank {
  static class InsufficientFunds extends RuntimeException {
    InsufficientFunds(String who, long missing) {
      super(who + " lacks " + missing);
    }
  }

  private final Map<String, Long> accounts = new LinkedHashMap<>();
  private int transfers;

  void open(String who, long amount) {
    if (accounts.putIfAbsent(who, amount) != null) {
      throw new IllegalArgumentException("exists: " + who);
    }
  }

  void transfer(String from, String to, long amount) {
    boolean done = false;
    Map<String, Long> before = new LinkedHashMap<>(accounts);
    try {
      long left = accounts.get(from) - amount;
      accounts.put(to, accounts.get(to) + amount);
      if (left < 0) throw new InsufficientFunds(from, -left);
      accounts.put(from, left);
      done = true;
    } finally {
      if (!done) {
        accounts.clear();
        accounts.putAll(before);
      } else {
        transfers++;
      }
    }
  }

  public static void main(String[] args) {
    Bank bank = new Bank();
    bank.open("ann", 100);
    bank.open("bob", 50);
    bank.transfer("ann", "bob", 30);
    System.out.println(bank.accounts);
    try {
      bank.transfer("bob", "ann", 500);
    } catch (InsufficientFunds e) {
      System.out.println(e.getMessage() + " " + bank.accounts);
    }
    try {
      bank.transfer("bob", "eve", 1);
    } catch (NullPointerException e) {
      System.out.println("no eve " + bank.accounts);
    }
    try {
      bank.open("ann", 1);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(bank.transfers);
  }
}
