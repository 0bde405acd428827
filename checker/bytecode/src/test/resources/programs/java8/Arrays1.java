import java.util.Arrays;

public class Arrays1 {
  static int[][] grid = {{1, 2, 3}, {4, 5}, {}};

  public static void main(String[] args) {
    int[] a = new int[5];
    for (int i = 0; i < a.length; i++) a[i] = i * i;
    a[2] <<= 3;
    a[a[1]] ^= 0xff;
    System.out.println(Arrays.toString(a));
    long[][][] cube = new long[2][3][];
    cube[1][2] = new long[] {9L, 8L};
    System.out.println(cube[1][2][0] + cube.length + cube[0].length);
    System.out.println(cube[0][0] == null);
    int total = 0;
    for (int[] row : grid) for (int v : row) total += v;
    System.out.println(total);
    Object[] objects = {1, "two", 3.0, 'c', null, new int[] {1}};
    System.out.println(objects[0] + "" + objects[1] + objects[2] + objects[3] + objects[4]);
    boolean[] flags = new boolean[3];
    flags[1] = !flags[0];
    flags[2] |= flags[1] & true;
    System.out.println(Arrays.toString(flags));
    byte[] bytes = {1, -2, (byte) 200};
    bytes[0] += 127;
    System.out.println(Arrays.toString(bytes) + (bytes[1] & 0xff));
    char[] chars = "hello".toCharArray();
    chars[0] = 'J';
    chars[1]++;
    System.out.println(new String(chars));
    short[] shorts = new short[] {1, 2};
    shorts[1] *= 20000;
    System.out.println(shorts[1]);
    int[] copy = a.clone();
    copy[0] = 99;
    System.out.println(a[0] + " " + copy[0]);
    String[][] names = new String[2][2];
    names[1][0] = "n";
    System.out.println(Arrays.deepToString(names));
    try {
      Object[] strings = new String[1];
      strings[0] = 1;
    } catch (ArrayStoreException e) {
      System.out.println("store");
    }
    try {
      int[] negative = new int[-1];
      System.out.println(negative.length);
    } catch (NegativeArraySizeException e) {
      System.out.println("negative");
    }
    float[] floats = {1f, 2.5f};
    double[] doubles = {floats[1], 1e10};
    doubles[0] /= 2;
    System.out.println(floats[0] + doubles[0] + doubles[1]);
  }
}
