package com.example;

public class Kept extends Lost {
  public String twice() {
    return name() + name();
  }
}
