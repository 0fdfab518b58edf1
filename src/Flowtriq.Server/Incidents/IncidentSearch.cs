using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Incidents;

/// <summary>The words an incident is found by.</summary>
internal static class IncidentSearch
{
    internal static string Text(Incident incident, NodeSnapshot nodes)
    {
        var words = new List<string?>
        {
            incident.Id.ToString(),
            incident.Target?.ToString(),
            incident.Title,
            incident.Picture.Family.Text(),
            incident.Owner,
        };
        words.AddRange(incident.Picture.Vectors.Select(static v => v.Name));
        foreach (var observation in incident.Observations)
        {
            var node = nodes.Find(observation.Latest.Node);
            words.Add(node?.Name);
            words.Add(node?.Pop);
            words.Add(node?.PopName);
            words.Add(observation.Latest.Interface);
        }

        return string.Join(' ', words.Where(static w => !string.IsNullOrEmpty(w)).Distinct()).ToLowerInvariant();
    }
}
