package io.inlet.store.bench;

import java.util.List;

/**
 * What the program did on one connection between taking it and giving it back.
 *
 * @param committed in one transaction; else each statement by itself
 */
record Deed(List<Step> steps, boolean committed) {}
