/** Lint of routes, connectors, settings, rules, targets and forms. */
package io.inlet.check;
