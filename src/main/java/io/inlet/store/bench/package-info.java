/** The program's own SQL without the program: written down while it works, and run again directly. For {@code inlet bench}. */
package io.inlet.store.bench;
