/** The vocabulary: records of what came in, and the port that keeps them. Nothing but invariants; knows only java.*. */
package io.inlet.message;
