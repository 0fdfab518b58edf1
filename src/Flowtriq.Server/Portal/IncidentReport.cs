using System.Text;
using Flowtriq.Server.Contract.Portal;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Flowtriq.Server.Portal;

/// <summary>Writes a customer's report of one incident: a whole document that needs nothing else.</summary>
internal sealed class IncidentReport(IServiceProvider services, ILoggerFactory loggers, TimeProvider time)
{
    internal async Task<byte[]> WriteAsync(string customer, PortalIncidentDetail detail)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>
            {
                [nameof(ReportPage.Customer)] = customer,
                [nameof(ReportPage.Detail)] = detail,
                [nameof(ReportPage.Made)] = time.GetUtcNow(),
            }
        );
        var body = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<ReportPage>(parameters)).ToHtmlString()
        );
        return Encoding.UTF8.GetBytes("<!DOCTYPE html>\n" + body);
    }
}
