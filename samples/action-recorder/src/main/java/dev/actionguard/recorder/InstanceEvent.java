package dev.actionguard.recorder;

import dev.actionguard.recorder.model.EventPrefix;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a service interface as a step that {@link InstanceEvents} records around each
 * call. The method must have a parameter of type {@link
 * dev.actionguard.recorder.model.RequestContext} and one of type {@link
 * dev.actionguard.recorder.model.ServerId}, or an array or variable number of them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InstanceEvent {

  /** The layer; the name of the event begins with it. */
  EventPrefix prefix();

  /** The rest of the event's name; the name of the method if empty. */
  String method() default "";

  /** What to do when the action is gone at the end. */
  GracefulExit gracefulExit() default GracefulExit.OFF;
}
