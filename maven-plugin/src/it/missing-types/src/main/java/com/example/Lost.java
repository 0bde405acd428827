package com.example;

public class Lost {
  public String name() {
    return "lost";
  }
}
