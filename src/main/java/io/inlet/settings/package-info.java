/** Typed settings with file and line of every problem, did-you-mean, redaction, and texts in two languages. */
package io.inlet.settings;
