package com.example;

class OnlyTest {}
