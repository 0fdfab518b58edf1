using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.StatusPages.Pages;
using Flowtriq.Server.StatusPages.Stored;

namespace Flowtriq.Server.StatusPages.Subscribing;

/// <summary>
/// Where strangers subscribe. Every answer is a page of its own; looking at a link changes nothing, because programs that
/// check mail look at links too.
/// </summary>
internal static class SubscriberPages
{
    private const int LongestUrl = 500;
    private const int LargestForm = 4_096;

    internal static void Map(RouteGroupBuilder pages)
    {
        pages.MapPost("/subscribe", SubscribeAsync).RequireRateLimiting(SubscriberLimits.Ask);
        pages.MapGet("/confirm/{token}", LookAtConfirmAsync);
        pages.MapPost("/confirm/{token}", ConfirmAsync);
        pages.MapGet("/leave/{token}", LookAtLeaveAsync);
        pages.MapPost("/leave/{token}", LeaveAsync);
    }

    private static async Task<IResult> SubscribeAsync(
        string slug,
        HttpRequest request,
        PublicReader reader,
        SubscriberDesk desk,
        StatusHtml html,
        CancellationToken cancel
    )
    {
        if (reader.PublishedPage(slug) is not { } page)
            return await html.AnswerAsync(Notices.Unknown, StatusCodes.Status404NotFound);
        var form = await FormAsync(request, cancel);
        if (MailAddresses.TryParse(form?["mail"].ToString(), out var mail))
        {
            await desk.AskByMailAsync(page, mail.Address, cancel);
            return await html.AnswerAsync(Notices.MailAsked(page));
        }

        if (Webhook(form?["webhook"].ToString()) is { } url)
            return await html.AnswerAsync(Notices.WebhookAsked(page, await desk.AskByWebhookAsync(page, url, cancel)));
        return await html.AnswerAsync(Notices.NoAddress(page), StatusCodes.Status400BadRequest);
    }

    private static Task<IResult> LookAtConfirmAsync(
        string token,
        SubscriberLinks links,
        SubscriberDesk desk,
        StatusHtml html
    ) => LookAsync(desk.PageOf(links.OfConfirm(token)), Notices.AskYes, html);

    private static Task<IResult> LookAtLeaveAsync(
        string token,
        SubscriberLinks links,
        SubscriberDesk desk,
        StatusHtml html
    ) => LookAsync(desk.PageOf(links.OfLeave(token)), Notices.AskLeave, html);

    private static Task<IResult> ConfirmAsync(
        string token,
        SubscriberLinks links,
        SubscriberDesk desk,
        StatusHtml html,
        CancellationToken cancel
    ) => DoAsync(links.OfConfirm(token), desk, desk.ConfirmAsync, Notices.SaidYes, html, cancel);

    private static Task<IResult> LeaveAsync(
        string token,
        SubscriberLinks links,
        SubscriberDesk desk,
        StatusHtml html,
        CancellationToken cancel
    ) => DoAsync(links.OfLeave(token), desk, desk.LeaveAsync, Notices.Left, html, cancel);

    private static Task<IResult> LookAsync(PageRow? page, Func<PageRow, Notice> notice, StatusHtml html) =>
        page is null
            ? html.AnswerAsync(Notices.DeadLink, StatusCodes.Status404NotFound)
            : html.AnswerAsync(notice(page));

    private static async Task<IResult> DoAsync(
        long? subscriber,
        SubscriberDesk desk,
        Func<long, CancellationToken, Task> work,
        Func<PageRow, Notice> done,
        StatusHtml html,
        CancellationToken cancel
    )
    {
        if (desk.PageOf(subscriber) is not { } page)
            return await html.AnswerAsync(Notices.DeadLink, StatusCodes.Status404NotFound);
        await work(subscriber!.Value, cancel);
        return await html.AnswerAsync(done(page));
    }

    private static async Task<IFormCollection?> FormAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength is null or > LargestForm || !request.HasFormContentType)
            return null;
        try
        {
            return await request.ReadFormAsync(cancel);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Uri? Webhook(string? text) =>
        text is { Length: > 0 and <= LongestUrl }
        && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url)
        && url.Scheme == Uri.UriSchemeHttps
        && url.UserInfo.Length == 0
            ? url
            : null;
}
