public class LinkedList1 {
  static class Node<T> {
    T value;
    Node<T> next;

    Node(T value, Node<T> next) {
      this.value = value;
      this.next = next;
    }
  }

  static class Chain<T> {
    Node<T> head;
    int size;

    void push(T t) {
      head = new Node<>(t, head);
      size++;
    }

    T pop() {
      if (head == null) throw new IllegalStateException("empty");
      T t = head.value;
      head = head.next;
      size--;
      return t;
    }

    void reverse() {
      Node<T> done = null;
      while (head != null) {
        Node<T> next = head.next;
        head.next = done;
        done = head;
        head = next;
      }
      head = done;
    }

    String show() {
      String s = "";
      for (Node<T> n = head; n != null; n = n.next) s += n.value + (n.next == null ? "" : "->");
      return s;
    }
  }

  public static void main(String[] args) {
    Chain<Integer> c = new Chain<>();
    for (int i = 0; i < 5; i++) c.push(i * 3);
    System.out.println(c.show() + " " + c.size);
    c.reverse();
    System.out.println(c.show());
    int x = c.pop() + c.pop();
    System.out.println(x + c.show());
    while (c.size > 0) c.pop();
    try {
      c.pop();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }
}
