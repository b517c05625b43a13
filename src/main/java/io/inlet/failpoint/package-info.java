/** Places where a process can be made to die at once, to prove that nothing is lost there; off unless a system property arms one. */
package io.inlet.failpoint;
