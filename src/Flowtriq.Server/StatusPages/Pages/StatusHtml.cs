using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Flowtriq.Server.StatusPages.Pages;

/// <summary>Writes the public pages: whole documents without a script.</summary>
internal sealed class StatusHtml(IServiceProvider services, ILoggerFactory loggers)
{
    internal Task<string> StatusAsync(PublicStatus status) =>
        RenderAsync<StatusPage>(new() { [nameof(StatusPage.Status)] = status });

    internal Task<string> StoryAsync(PublicStatus status, PublicStory story) =>
        RenderAsync<StoryPage>(new() { [nameof(StoryPage.Status)] = status, [nameof(StoryPage.Story)] = story });

    /// <summary>A notice as an answer that nothing keeps.</summary>
    internal async Task<IResult> AnswerAsync(Notice notice, int status = StatusCodes.Status200OK) =>
        TypedResults.Content(await NoticeAsync(notice), "text/html; charset=utf-8", statusCode: status);

    private Task<string> NoticeAsync(Notice notice) =>
        RenderAsync<NoticePage>(new() { [nameof(NoticePage.Notice)] = notice });

    private async Task<string> RenderAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var body = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
        return "<!DOCTYPE html>\n" + body;
    }
}
