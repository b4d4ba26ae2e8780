namespace Autograd.Core;

/// <summary>Where the numbers of a layer stand.</summary>
/// <param name="Y">The first row of the results; the others follow.</param>
/// <param name="Outputs">How many there are.</param>
/// <param name="X">The first row of the inputs; the others follow.</param>
/// <param name="Inputs">How many there are.</param>
/// <param name="Column">Where they begin in a sample, if they are inputs of the tape side by side; else −1.</param>
/// <param name="Weights">The first of the shared weights: a row for each output.</param>
/// <param name="WeightsRow">From one row of weights to the next.</param>
/// <param name="Biases">The first of the shared biases, one for each output.</param>
/// <param name="BiasesStep">From one bias to the next.</param>
/// <param name="WantsInputs">Whether adjoints of the inputs are wanted.</param>
/// <param name="WantsWeights">Whether adjoints of the weights are wanted.</param>
/// <param name="WantsBiases">Whether adjoints of the biases are wanted.</param>
internal sealed record LayerShape(
    int Y,
    int Outputs,
    int X,
    int Inputs,
    int Column,
    int Weights,
    int WeightsRow,
    int Biases,
    int BiasesStep,
    bool WantsInputs,
    bool WantsWeights,
    bool WantsBiases);
