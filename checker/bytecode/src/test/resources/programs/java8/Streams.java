import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

public class Streams {
  static class Item {
    final String name;
    final int price;

    Item(String name, int price) {
      this.name = name;
      this.price = price;
    }

    String getName() {
      return name;
    }

    boolean cheap() {
      return price < 10;
    }
  }

  public static void main(String[] args) {
    List<Item> items =
        Arrays.asList(new Item("pen", 2), new Item("book", 15), new Item("cup", 8));
    System.out.println(
        items.stream().filter(Item::cheap).map(Item::getName).collect(Collectors.joining(",")));
    System.out.println(items.stream().mapToInt(i -> i.price).sum());
    Map<Boolean, List<String>> parts =
        items.stream()
            .collect(
                Collectors.partitioningBy(
                    Item::cheap, Collectors.mapping(i -> i.name, Collectors.toList())));
    System.out.println(parts);
    Optional<Item> max = items.stream().max((a, b) -> a.price - b.price);
    System.out.println(max.map(Item::getName).orElse("none"));
    System.out.println(IntStream.rangeClosed(1, 5).reduce(1, (a, b) -> a * b));
    TreeMap<Integer, Long> lengths =
        Stream.of("a", "bb", "cc", "ddd")
            .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.counting()));
    System.out.println(lengths);
    int[] squares = IntStream.range(0, 5).map(i -> i * i).toArray();
    System.out.println(Arrays.toString(squares));
    System.out.println(
        Stream.iterate(1, x -> x * 2).limit(8).map(String::valueOf).collect(Collectors.toList()));
    try {
      items.stream()
          .map(
              i -> {
                if (i.price > 10) throw new IllegalStateException(i.name);
                return i.name;
              })
          .forEach(System.out::println);
    } catch (IllegalStateException e) {
      System.out.println("stopped at " + e.getMessage());
    }
  }
}
