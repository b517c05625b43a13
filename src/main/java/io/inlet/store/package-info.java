/** PostgreSQL implementations of the ports, migrations, embedded server. All SQL of the program is here. */
package io.inlet.store;
