public class Polymorphism {
  static abstract class Animal {
    protected String name = "animal";

    abstract String sound();

    String describe() {
      return name + " says " + sound() + " " + legs();
    }

    int legs() {
      return 4;
    }

    static String kind() {
      return "kingdom";
    }
  }

  static class Dog extends Animal {
    protected String name = "dog";

    @Override
    String sound() {
      return "woof";
    }

    @Override
    String describe() {
      return super.describe() + "/" + name + "/" + super.name;
    }
  }

  static class Bird extends Animal {
    Bird() {
      name = "bird";
    }

    @Override
    String sound() {
      return "tweet";
    }

    @Override
    int legs() {
      return 2;
    }

    String over(Object o) {
      return "object";
    }

    String over(String s) {
      return "string";
    }

    String over(Integer i) {
      return "integer";
    }
  }

  public static void main(String[] args) {
    Animal[] zoo = {new Dog(), new Bird()};
    for (Animal a : zoo) System.out.println(a.describe() + " " + a.name);
    System.out.println(((Dog) zoo[0]).name + Dog.kind());
    Bird b = (Bird) zoo[1];
    Object s = "s";
    System.out.println(b.over("s") + b.over(s) + b.over(1) + b.over('c'));
  }
}
