/** Tickets, articles, contacts; which ticket a message belongs to; the port that stores them. Words follow ITIL. */
package io.inlet.ticket;
