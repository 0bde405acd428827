import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class Collections17 {
  record Person(String name, int age, Optional<String> city) {}

  public static void main(String[] args) {
    var people =
        List.of(
            new Person("Ann", 30, Optional.of("Oslo")),
            new Person("Bob", 25, Optional.empty()),
            new Person("Cid", 30, Optional.of("Rome")));
    Map<Integer, List<String>> byAge =
        people.stream()
            .collect(
                Collectors.groupingBy(
                    Person::age, java.util.TreeMap::new, Collectors.mapping(Person::name, Collectors.toList())));
    System.out.println(byAge);
    System.out.println(
        people.stream()
            .sorted(Comparator.comparingInt(Person::age).thenComparing(Person::name, Comparator.reverseOrder()))
            .map(Person::name)
            .toList());
    System.out.println(people.get(0).city().map(String::length).orElseGet(() -> -1));
    System.out.println(people.get(1).city().or(() -> Optional.of("none")).get());
    System.out.println(
        Stream.of("a,b", "c").flatMap(s -> Stream.of(s.split(","))).collect(Collectors.joining("|")));
    Function<Integer, Integer> fact =
        new Function<>() {
          @Override
          public Integer apply(Integer n) {
            return n <= 1 ? 1 : n * this.apply(n - 1);
          }
        };
    System.out.println(Stream.of(3, 4, 5).map(fact).map(Object::toString).reduce("", String::concat));
    people.stream().map(Person::city).flatMap(Optional::stream).forEach(System.out::println);
    System.out.println(people.get(2));
  }
}
