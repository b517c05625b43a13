package io.inlet.rules;

/**
 * One rule.
 *
 * @param condition null: it takes every message
 * @param stop no rule below is looked at when this one takes the message
 */
record Rule(String id, Condition condition, Effect effect, boolean stop) {}
