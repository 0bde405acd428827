package com.example.ticketdesk.web;

import com.example.ticketdesk.domain.Comment;
import com.example.ticketdesk.service.CommentService;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Comments on tickets. */
@RestController
@PreAuthorize("hasRole('AGENT')")
public class CommentController {
  private final CommentService comments;

  public CommentController(CommentService comments) {
    this.comments = comments;
  }

  @GetMapping("/tickets/{ticketId}/comments")
  List<Comment> list(@PathVariable long ticketId) {
    return comments.on(ticketId);
  }

  @PostMapping("/tickets/{ticketId}/comments")
  long add(@PathVariable long ticketId, @Valid @RequestBody Requests.NewComment request) {
    return comments.add(ticketId, request.body());
  }

  @GetMapping("/comments/search")
  List<Comment> search(@RequestParam String text) {
    return comments.search(text);
  }

  @GetMapping("/comments/complete")
  List<Comment> complete(@RequestParam String text) {
    return comments.complete(text);
  }

  @DeleteMapping("/comments/{id}")
  void remove(@PathVariable long id) {
    comments.remove(id);
  }
}
