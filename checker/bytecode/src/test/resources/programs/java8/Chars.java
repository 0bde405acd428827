public class Chars {
  static String caesar(String s, int k) {
    StringBuilder out = new StringBuilder();
    for (char c : s.toCharArray()) {
      if (c >= 'a' && c <= 'z') {
        out.append((char) ('a' + (c - 'a' + k) % 26));
      } else if (Character.isUpperCase(c)) {
        c += k;
        if (c > 'Z') c -= 26;
        out.append(c);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  static boolean palindrome(String s) {
    int i = 0;
    int j = s.length() - 1;
    while (i < j) if (s.charAt(i++) != s.charAt(j--)) return false;
    return true;
  }

  static int digits(String s) {
    int n = 0;
    for (int i = 0; i < s.length(); i++) n = n * 10 + s.charAt(i) - '0';
    return n;
  }

  public static void main(String[] args) {
    System.out.println(caesar("Hello, zebra Zoo", 3));
    System.out.println(palindrome("abcba") + " " + palindrome("abca"));
    System.out.println(digits("31415") + 1);
    char c = 'a';
    c++;
    ++c;
    System.out.println(c + 1);
    System.out.println((char) (c + 1));
    System.out.println("" + c + '\n' + '\u00e9' + (int) '\u20ac');
    int[] freq = new int[26];
    for (char x : "mississippi".toCharArray()) freq[x - 'a']++;
    for (char x = 'a'; x <= 'z'; x++) if (freq[x - 'a'] > 0) System.out.print(x + "" + freq[x - 'a']);
    System.out.println();
    char max = 0;
    for (char x : "qwerty".toCharArray()) max = x > max ? x : max;
    System.out.println(max);
    System.out.println('a' + 'b' + "c" + 'd' + 1);
    System.out.println(c > 98 ? 'x' : 'y');
    System.out.println((char) 65 + (char) 66);
  }
}
