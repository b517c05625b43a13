/**
 * What a mail is made of: header fields, parts and their places in the raw bytes (RFC 5322, RFC 2045 to 2047, RFC 2231), however broken.
 */
package io.inlet.channel.email.mime;
