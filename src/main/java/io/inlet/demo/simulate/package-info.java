/** Providers' real call sequences, played against a running gateway: one {@code Simulator} a channel. */
package io.inlet.demo.simulate;
