using Flowtriq.Server.Platform;

namespace Flowtriq.Server.StatusPages.Pages;

/// <summary>Addresses of public pages as they stand in feeds and mails.</summary>
internal sealed class PublicAddress(ServerOptions options)
{
    internal string Of(string slug) => $"{options.Address}/s/{slug}";

    internal string Of(string slug, long story) => $"{Of(slug)}/incidents/{story}";
}
