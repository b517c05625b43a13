/** Pure text work: quote and signature trimming, HTML to text, charset repair, language, canonical identities. */
package io.inlet.text;
