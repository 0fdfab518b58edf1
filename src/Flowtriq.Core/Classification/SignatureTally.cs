using System.Globalization;

namespace Flowtriq.Core.Classification;

/// <summary>Counts which signature texts a vector's payloads showed; the first four different ones are kept.</summary>
internal sealed class SignatureTally
{
    private readonly string?[] _texts = new string?[4];
    private readonly string?[] _units = new string?[4];
    private readonly double[] _weights = new double[4];
    private readonly double[] _counts = new double[4];

    internal void Add(PayloadMatch match, double weight)
    {
        for (var i = 0; i < _texts.Length; i++)
        {
            if (_texts[i] is not null && !ReferenceEquals(_texts[i], match.Text))
                continue;
            _texts[i] = match.Text;
            _units[i] = match.Unit;
            _weights[i] += weight;
            _counts[i] += weight * match.Count;
            return;
        }
    }

    internal void Clear()
    {
        Array.Clear(_texts);
        Array.Clear(_weights);
        Array.Clear(_counts);
    }

    /// <summary>The commonest text, with the mean of its figure: "ANY response, 27 RR"; null when nothing was recognised.</summary>
    internal string? Describe()
    {
        var best = Array.IndexOf(_weights, _weights.Max());
        if (_texts[best] is not { } text)
            return null;
        var mean = Math.Round(_counts[best] / _weights[best]);
        return _units[best] is { } unit && mean > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{text}, {mean:F0} {unit}")
            : text;
    }
}
