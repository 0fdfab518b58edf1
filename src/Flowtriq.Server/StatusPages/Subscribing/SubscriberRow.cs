namespace Flowtriq.Server.StatusPages.Subscribing;

/// <summary>Somebody who asked to be told of updates.</summary>
/// <param name="Number">Its number; links to confirm and to leave carry it sealed.</param>
/// <param name="Page">The page it is about.</param>
/// <param name="IsMail">True for a mail address, false for a webhook.</param>
/// <param name="Address">The mail address; the digest of a webhook's.</param>
/// <param name="Confirmed">Whether the owner of the address said yes.</param>
internal sealed record SubscriberRow(long Number, long Page, bool IsMail, string Address, bool Confirmed);
