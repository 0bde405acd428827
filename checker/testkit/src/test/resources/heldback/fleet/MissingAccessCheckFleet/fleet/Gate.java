package fleet;

import jakarta.servlet.http.HttpServletRequest;

class Gate {
  private final HttpServletRequest request;

  Gate(HttpServletRequest request) {
    this.request = request;
  }

  boolean isAllowed(String role) {
    return request.getUserPrincipal() != null && request.isUserInRole(role);
  }

  void ensureRole(String role) {
    if (!isAllowed(role)) {
      throw new SecurityException("needs " + role);
    }
  }
}
