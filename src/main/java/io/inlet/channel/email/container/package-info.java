/** What mail programs wrap mails and files into besides MIME: winmail.dat, opaque S/MIME, uuencode, .msg. */
package io.inlet.channel.email.container;
