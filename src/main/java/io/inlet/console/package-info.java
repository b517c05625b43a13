/** REST API and the operators' web pages. */
package io.inlet.console;
