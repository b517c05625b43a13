/** The PostgreSQL that Inlet brings along: unpacked, created, started and stopped, and who owns a data folder. */
package io.inlet.store.embedded;
