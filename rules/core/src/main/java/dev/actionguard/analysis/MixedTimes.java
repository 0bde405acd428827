package dev.actionguard.analysis;

/** The difference of two times that different clocks gave. */
public record MixedTimes(Label.Source start, Label.Source end, Site site) {}
