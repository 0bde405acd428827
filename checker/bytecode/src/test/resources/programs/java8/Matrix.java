public class Matrix {
  final double[][] cells;

  Matrix(int n) {
    cells = new double[n][n];
  }

  static Matrix identity(int n) {
    Matrix m = new Matrix(n);
    for (int i = 0; i < n; i++) m.cells[i][i] = 1;
    return m;
  }

  Matrix times(Matrix o) {
    int n = cells.length;
    Matrix r = new Matrix(n);
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++)
        for (int k = 0; k < n; k++) r.cells[i][j] += cells[i][k] * o.cells[k][j];
    return r;
  }

  Matrix power(int e) {
    Matrix result = identity(cells.length);
    Matrix base = this;
    while (e > 0) {
      if ((e & 1) == 1) result = result.times(base);
      base = base.times(base);
      e >>= 1;
    }
    return result;
  }

  public static void main(String[] args) {
    Matrix m = new Matrix(2);
    m.cells[0][0] = m.cells[0][1] = m.cells[1][0] = 1;
    Matrix p = m.power(10);
    System.out.println(p.cells[0][0] + " " + p.cells[0][1] + " " + (long) p.cells[1][1]);
    double trace = 0;
    for (double[] row : p.cells) for (double d : row) trace += d > 60 ? d : -d;
    System.out.println(trace);
  }
}
