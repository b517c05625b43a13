/** Mail that came back: for whom, why, and with which status code (RFC 3464), as servers say it in words as well. */
package io.inlet.channel.email.bounce;
