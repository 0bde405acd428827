package gym;

record Visit(String email, String phone, String accessToken, int locker) {}
