/** The mapper of e-mail: from the raw bytes of any mail, however broken, to the one model. */
package io.inlet.channel.email;
