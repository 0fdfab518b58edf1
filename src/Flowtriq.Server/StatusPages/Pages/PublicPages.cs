using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Flowtriq.Server.StatusPages.Stored;
using Flowtriq.Server.StatusPages.Subscribing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Flowtriq.Server.StatusPages.Pages;

/// <summary>What everybody may read: the page, its disruptions, the feed, JSON, the logo. All of it may be cached.</summary>
internal static class PublicPages
{
    private const string Html = "text/html; charset=utf-8";

    internal static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/", StatusAsync);
        pages.MapGet("/rss", RssAsync);
        pages.MapGet("/logo", LogoOf);
        pages.MapGet("/incidents/{number:long}", StoryAsync);
    }

    private static async Task<IResult> StatusAsync(
        string slug,
        HttpContext context,
        PublicReader reader,
        StatusHtml html,
        string? format = null
    )
    {
        if (reader.Published(slug) is not { } status)
            return await UnknownAsync(html);
        return
            format == "json"
            || context.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal)
            ? Cached(
                context,
                JsonSerializer.Serialize(status, StatusDocuments.Stored.Shape<PublicStatus>()),
                "application/json"
            )
            : Cached(context, await html.StatusAsync(status), Html);
    }

    private static async Task<IResult> StoryAsync(
        string slug,
        long number,
        HttpContext context,
        PublicReader reader,
        StatusHtml html
    ) =>
        reader.Published(slug) is { } status && status.Find(number) is { } story
            ? Cached(context, await html.StoryAsync(status, story), Html)
            : await UnknownAsync(html);

    private static async Task<IResult> RssAsync(
        string slug,
        HttpContext context,
        PublicReader reader,
        PublicAddress address,
        StatusHtml html
    ) =>
        reader.Published(slug) is { } status
            ? Cached(context, StatusFeed.Of(status, address), "application/rss+xml; charset=utf-8")
            : await UnknownAsync(html);

    private static IResult LogoOf(string slug, HttpContext context, PublicReader reader) =>
        reader.LogoOf(slug) is { } logo ? Cached(context, logo.Bytes, logo.Kind) : TypedResults.NotFound();

    private static FileContentHttpResult Cached(HttpContext context, string text, string kind) =>
        Cached(context, Encoding.UTF8.GetBytes(text), kind);

    /// <summary>The same bytes have the same tag, so that a browser or a cache in front asks again for next to nothing.</summary>
    private static FileContentHttpResult Cached(HttpContext context, byte[] bytes, string kind)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=15";
        headers.Vary = HeaderNames.Accept;
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"";
        return TypedResults.Bytes(bytes, kind, entityTag: EntityTagHeaderValue.Parse(tag));
    }

    private static Task<IResult> UnknownAsync(StatusHtml html) =>
        html.AnswerAsync(Notices.Unknown, StatusCodes.Status404NotFound);
}
