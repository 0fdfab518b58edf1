using Flowtriq.Server.Contract.Reports;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Flowtriq.Server.Reports.Rendering.Html;

/// <summary>Writes reports as pages to read and to print: whole documents without a script.</summary>
internal sealed class ReportHtml(IServiceProvider services, ILoggerFactory loggers)
{
    internal Task<string> WriteAsync(ReportDocument report, string? address) =>
        RenderAsync<ReportPage>(new() { [nameof(ReportPage.Report)] = report, [nameof(ReportPage.Address)] = address });

    /// <summary>That a link opens nothing.</summary>
    internal Task<string> NothingAsync() => RenderAsync<NothingPage>([]);

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
