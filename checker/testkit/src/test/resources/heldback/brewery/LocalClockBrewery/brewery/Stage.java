package brewery;

import java.util.Date;
import java.util.GregorianCalendar;

enum Stage {
  MASH {
    @Override
    Brew on(Brew brew) {
      // BUG: MixedClocks
      brew.setEnded(new GregorianCalendar().getTime());
      return brew;
    }
  },
  COOL {
    @Override
    Brew on(Brew brew) {
      // OK: given
      brew.setEnded(new GregorianCalendar(2020, 0, 1).getTime());
      return brew;
    }
  },
  REST {
    @Override
    Brew on(Brew brew) {
      // OK: a copy of another moment
      brew.setEnded(new Date(brew.begun().getTime()));
      return brew;
    }
  };

  abstract Brew on(Brew brew);
}
