/** Rules that classify: conditions in CEL, the priority matrix, and later SLA clocks and directories. */
package io.inlet.rules;
