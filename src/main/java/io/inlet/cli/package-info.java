/** One class a command. */
package io.inlet.cli;
