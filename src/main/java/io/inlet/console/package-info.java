/** The management listener: health, metrics, the REST API and the operators' pages. Works through the ports only. */
package io.inlet.console;
